"""Places of detention and supervision by kind: their heads, penal rooms and mailboxes."""
