"""A résumé and a job description become questions about the candidate's own projects, read on this machine."""
