"""What running it asks for: settings, logs, files that only their owner reads, taking turns."""
