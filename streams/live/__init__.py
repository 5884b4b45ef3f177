"""What comes out of the pipeline, shown by any worker: JSON, and a page that keeps itself new."""
