"""Files in and out: what is read becomes plain checked values, what is written is made of them. Never the database."""
