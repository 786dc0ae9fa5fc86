"""Who takes part in Interreg projects: lists of partners, exports of keep.eu and of Jems."""
