package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/signal"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"candour/internal/fault"
	"candour/internal/workbench"
)

// The exits of every command.
const (
	allWell  = 0
	refused  = 1 // something was refused and said so; the rest was kept
	wrongUse = 2
)

// commands are what candour can be asked to do. A field is a command; its help is what candour COMMAND --help says.
type commands struct {
	Serve       serveCommand       `cmd:"" help:"Serve the service over HTTP. Begins an empty record, with a keyring, in an empty data folder."`
	Demo        demoCommand        `cmd:"" help:"Serve a demonstration with invented families, a fake court and people to sign in as. Only this machine can reach it."`
	Import      importCommand      `cmd:"" help:"Take in answers of a court from files, with an exact account of every value: taken, ignored and why, unknown, contradictory or confidential."`
	BringOver   bringOverCommand   `cmd:"" help:"Take in what the service worked with before: teams, staff and open cases, from CSV files. Says what would come of each line and writes nothing, until it is told to --write. A second run changes nothing."`
	People      peopleCommand      `cmd:"" help:"Compare the list of staff, a CSV file, with who works for the service: who joins, moves team or leaves, from which day. Says what would change and writes nothing, until it is told to --write. A role that is asked for holds once somebody has confirmed it."`
	Erase       eraseCommand       `cmd:"" help:"Carry out the erasures that two people confirmed, and finish those that were cut short. On PostgreSQL the addresses name the eraser’s login; on one machine the serving program does it by itself."`
	Scrub       scrubCommand       `cmd:"" help:"Have PostgreSQL write its tables of lists and searches anew, so that what was erased by law is in no byte of its files. Under the login that owns the tables, when few are at work: each table is locked while it is written."`
	Migrate     migrateCommand     `cmd:"" help:"Make a PostgreSQL database and its key store ready for this version: tables, views and what each login may do; changes no entry. Then, of a data folder too, say which tables only earlier versions keep, and drop them when told to."`
	Argue       argueCommand       `cmd:"" help:"Say what stands in a file of records: what is in, out or undecided, and by a certificate why."`
	Rules       rulesCommand       `cmd:"" help:"Measure how well the rules of the pack about the wording of reports find what they are for."`
	Rebuild     rebuildCommand     `cmd:"" help:"Draw the rows of lists and searches again from the record: here, with progress, or by a server that is at work, while it serves. Broken off, it goes on when it is run again, and ends by comparing the rows with the record."`
	Verify      verifyCommand      `cmd:"" help:"Check every byte of the record: chain, words, heads and files, and every row of lists and of who may see what against it. Or check a bundle that somebody was given, without any record."`
	Prove       proveCommand       `cmd:"" help:"Prove to somebody outside that a case, an entry or a signed report is as it was written: writes a bundle that they check by themselves."`
	Witness     witnessCommand     `cmd:"" help:"Watch from outside, on a machine of your own, that a service’s log only grows, and co-sign its checkpoints."`
	Warm        warmCommand        `cmd:"" help:"Make the machine code of the typesetter, once for a machine: 20 to 60 seconds, so that the first document does not wait."`
	Seed        seedCommand        `cmd:"" help:"Write an invented national service of any size into an empty place, to try Candour at that size and to measure on. Nobody in it is real."`
	Bench       benchCommand       `cmd:"" help:"Measure how fast Candour is on this machine, and print one table: appends, the page of a case, import, reasoning, reports, start."`
	Backup      backupCommand      `cmd:"" help:"Write the record into an encrypted file while the service serves: entries, files, log and keys, which open with the keyring alone. Never drafts, sessions, lists or searches."`
	Restore     restoreCommand     `cmd:"" help:"Put a backup into an empty place, see what it lacks of what was published, and draw its lists and searches. The identity is read from the standard input. Broken off, it goes on when it is run again."`
	Copy        copyCommand        `cmd:"" help:"Move a service between engines: from a data folder into a PostgreSQL database, or back. Broken off, or run while the source is served, it goes on when it is run again, and ends with a proof that both hold the same."`
	Keys        keysCommand        `cmd:"" help:"Make, check and rotate the keyring, and keep custodians’ copies of it off this machine."`
	Config      configCommand      `cmd:"" help:"Explain every setting and its value now, and say what is missing before the service may be used in earnest. Shows no secret and changes nothing."`
	TestMessage testMessageCommand `cmd:"" help:"Send a test message to mail addresses and telephone numbers, and say plainly what the server answered."`
	Admin       adminCommand       `cmd:"" help:"Do from the machine itself what no page offers: invite the first administrators."`

	Version kong.VersionFlag `help:"Say which version this is."`
}

// streams are the command's three streams: results to out, progress and notes to notes.
type streams struct {
	in         io.Reader
	out, notes io.Writer
}

// Run carries out one command and says with which exit the program ends: 0 all well, 1 something was refused and said so, 2 wrong use.
func Run(args []string, in io.Reader, out, notes io.Writer) int {
	if len(args) == 1 && args[0] == workbench.WorkerArgument {
		return workbench.Main(in, out)
	}
	var c commands
	exited := -1
	parser, err := kong.New(&c,
		kong.Name("candour"),
		kong.Description("Candour is the casework system of a family court advisory service: everything rests on something, and when it no longer stands, you see what rested on it."),
		kong.Writers(out, notes),
		kong.Vars{"version": version()},
		kong.Exit(func(code int) { exited = code }),
		kong.UsageOnError(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true}),
	)
	if err != nil {
		fmt.Fprintln(notes, "candour:", err)
		return wrongUse
	}
	chosen, err := parser.Parse(args)
	if exited >= 0 {
		return exited
	}
	if err != nil {
		fmt.Fprintln(notes, "candour:", err)
		return wrongUse
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	chosen.BindTo(ctx, (*context.Context)(nil))
	return exit(chosen.Run(streams{in, out, notes}), notes)
}

// usage is an error of how the command was used.
type usage struct{ error }

func exit(err error, notes io.Writer) int {
	if err == nil {
		return allWell
	}
	fmt.Fprintln(notes, "candour:", told(err))
	if errors.As(err, &usage{}) {
		return wrongUse
	}
	return refused
}

// told is an error as it is said to whoever gave the command: what is wrong with what they typed, and not only where.
func told(err error) string {
	var fields fault.Fields
	if !errors.As(err, &fields) {
		return err.Error()
	}
	sentences := make([]string, len(fields))
	for i, f := range fields {
		sentences[i] = f.Sentence
	}
	return strings.Join(sentences, "; ")
}
