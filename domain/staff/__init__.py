"""Who works with the tool: accounts, roles, what people read of the audit."""
