"""The audit desk: pages on which people hold facts against their sentences, and decide."""
