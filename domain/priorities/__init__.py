"""Local priorities: from the idea to the day it is done."""
