"""Response acts, each violation they name with its own life, persons held unlawfully and the watch over their terms."""
