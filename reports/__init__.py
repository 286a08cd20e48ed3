"""Minutes, the social-utility report, exports: documents made from what may be shown."""
