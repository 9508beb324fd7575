// Package app wires everything: the features' kinds, views, ties and pages into one service, and the commands that open, serve, fill and
// check it. It holds no rules of its own. Start at Run and at features.go, which lists every feature once.
package app
