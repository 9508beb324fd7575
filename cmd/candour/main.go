// Command candour is the casework system of a family court advisory service. See README.md, or run candour --help.
package main

import (
	"os"

	"candour/internal/app"
)

func main() {
	os.Exit(app.Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
