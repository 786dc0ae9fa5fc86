"""The Riksdag: motions, committee reports and statements as its open data gives them."""
