"""The design system is tested in both languages: build the catalogues before Django reads them."""

from utblick.ui import translations

translations.compiled()
