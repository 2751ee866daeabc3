"""`punkt check`: what there is to look at in minutes before they are published."""
