// Package demopage is the door of the demonstration and its first page: choosing whom to be, a walk through the main job step by step, and
// what the fake court can be made to do. It exists in candour demo alone.
package demopage
