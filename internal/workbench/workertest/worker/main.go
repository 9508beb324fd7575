// Command worker is a child of the workbench and nothing else, for tests.
package main

import (
	"os"

	"candour/internal/workbench"
)

func main() { os.Exit(workbench.Main(os.Stdin, os.Stdout)) }
