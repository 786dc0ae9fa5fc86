"""Write once: notices from triaged matters, and the letters, cards and talking points made of them."""
