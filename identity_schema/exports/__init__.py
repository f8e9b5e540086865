"""Records in forms that others define: one module a form."""
