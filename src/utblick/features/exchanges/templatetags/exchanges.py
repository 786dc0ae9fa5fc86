"""Show days of exchanges: `{% load exchanges %}{% full_day exchange.starts_on %}`."""

from django import template

from utblick.features.exchanges.days import full_day_html

register = template.Library()
register.simple_tag(full_day_html, name="full_day")
