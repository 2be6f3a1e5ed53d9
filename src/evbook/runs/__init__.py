"""Run chapters as files: papermill, the content-addressed cache, the manifest of a run."""
