"""What the page needs of the network and of processes: who may come in, files that are sent, the event loop."""
