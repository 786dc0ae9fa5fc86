"""Show days of exchanges: `{% full_day one.last %}` and `{% days row.starts_on row.ends_on %}`."""

from django import template

from utblick.features.exchanges.days import days_html, full_day_html

register = template.Library()
register.simple_tag(full_day_html, name="full_day")
register.simple_tag(days_html, name="days")
