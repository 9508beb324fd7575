// Command tell tells the demonstration into a folder that is not there yet, and ends. Tests that run under the race detector build it without, and have
// it tell what takes them a minute: nothing happens at once while a demonstration is told.
package main

import (
	"context"
	"fmt"
	"os"

	"candour/internal/app"
)

func main() {
	if err := app.TellDemo(context.Background(), os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
