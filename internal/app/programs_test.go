package app

import (
	"fmt"
	"os"
	"testing"

	"candour/internal/workbench"
)

// In the environment of this test's own program, asProgram makes it one of the others: one that may be killed.
const asProgram = "CANDOUR_TEST_PROGRAM"

// programs are what it can be besides the test.
var programs = map[string]func() int{
	"candour": func() int { return Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr) },
}

func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == workbench.WorkerArgument { // begun by one of the others, without an environment
		os.Exit(programs["candour"]())
	}
	if other := programs[os.Getenv(asProgram)]; other != nil {
		os.Exit(other())
	}
	code := m.Run()
	once.end()
	if folder, _ := toldOnce(); folder != "" {
		os.RemoveAll(folder)
	}
	if shared.Server != nil {
		if err := shared.Stop(); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}
	os.Exit(code)
}
