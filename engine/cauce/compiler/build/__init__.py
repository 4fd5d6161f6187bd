"""From the nodes of a file to the values of the model, with every name and place kept for the checks."""
