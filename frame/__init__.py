"""The frame around every screen: who is here, may they, what the page is called, what happens when it fails."""
