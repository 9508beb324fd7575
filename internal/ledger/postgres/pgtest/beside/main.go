// Command beside runs another command beside a PostgreSQL server of its own, so that the tests of features run over that engine:
//
//	go run ./internal/ledger/postgres/pgtest/beside go test ./internal/casework
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"

	"candour/internal/ledger/postgres/pgtest"
)

func main() {
	os.Exit(pgtest.Around(func() int { return run(os.Args[1:]) }, func(s *pgtest.Server) {
		os.Setenv("CANDOUR_TEST_POSTGRES", s.Address())
		os.Setenv("CANDOUR_TEST_ON_POSTGRES", "yes")
	}))
}

func run(args []string) int {
	if len(args) == 0 {
		fmt.Fprintln(os.Stderr, "say which command to run beside the server")
		return 2
	}
	command := exec.Command(args[0], args[1:]...)
	command.Stdout, command.Stderr = os.Stdout, os.Stderr
	err := command.Run()
	if failed := new(exec.ExitError); errors.As(err, &failed) {
		return failed.ExitCode()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}
