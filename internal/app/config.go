package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"candour/internal/ledger"
	"candour/internal/ledger/backup"
	"candour/internal/ledger/proof"
	"candour/internal/ledger/store"
)

type configCommand struct {
	place
	outgoing
	alarmed
	provided
	Checkpoints string `env:"CANDOUR_CHECKPOINTS" help:"Folder in which the newest signed checkpoint is kept elsewhere."`
	BackupDays  int    `default:"2" placeholder:"DAYS" help:"How old the newest backup may be. Default: 2."`
	RotateDays  int    `default:"40" placeholder:"DAYS" help:"How old the keyring’s newest key may be. Default: 40."`
}

var errNotReady = errors.New("something is missing before this may be served in earnest")

// Run explains every setting, and says what is missing.
func (c configCommand) Run(ctx context.Context, s streams, asked *kong.Context) error {
	for _, one := range settings(asked.Model.Node) {
		fmt.Fprintf(s.out, "%s = %s\n    %s\n", one.name, one.value(), one.means)
	}
	missing := c.missing(ctx)
	fmt.Fprintln(s.out)
	for _, sentence := range missing {
		fmt.Fprintln(s.out, "Missing:", sentence)
	}
	if len(missing) > 0 {
		return errNotReady
	}
	fmt.Fprintln(s.out, "Nothing is missing that this program can see.")
	return nil
}

// setting is one value of the environment that a command takes.
type setting struct{ name, means, otherwise string }

// settings are all that any command takes, by name, each explained by the first command that has it.
func settings(commands *kong.Node) []setting {
	var all []setting
	seen := map[string]bool{}
	var walk func(*kong.Node)
	walk = func(n *kong.Node) {
		for _, flag := range n.Flags {
			for _, name := range flag.Envs {
				if !seen[name] {
					seen[name] = true
					all = append(all, setting{name, flag.Help, flag.Default})
				}
			}
		}
		for _, child := range n.Children {
			walk(child)
		}
	}
	walk(commands)
	slices.SortFunc(all, func(a, b setting) int { return cmp.Compare(a.name, b.name) })
	return all
}

// value is what holds now, without what must not be shown.
func (s setting) value() string {
	given, set := os.LookupEnv(s.name)
	switch {
	case set && strings.Contains(given, "://"):
		return withoutPassword(given)
	case set:
		return given
	case s.otherwise != "":
		return s.otherwise + " (not set)"
	default:
		return "(not set)"
	}
}

// withoutPassword is an address as it may be shown. One that cannot be read is not shown, for it may hold a password anywhere.
func withoutPassword(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "(an address that cannot be read)"
	}
	query := u.Query()
	for name := range query {
		if name != "target_session_attrs" && name != "sslmode" && name != "from" {
			query.Set(name, "…")
		}
	}
	u.RawQuery = query.Encode()
	return u.Redacted()
}

// missing are the sentences of what must be put right first.
func (c configCommand) missing(ctx context.Context) []string {
	var all []string
	say := func(format string, args ...any) { all = append(all, fmt.Sprintf(format, args...)) }
	if store.Inside(c.Data, c.keys()) {
		say("the keyring’s folder %s lies inside the data folder: whoever carries the one off has the other (CANDOUR_KEYS).", c.keys())
	}
	if c.Checkpoints == "" {
		say("checkpoints are kept nowhere else: nobody could see that the record was put back or changed (CANDOUR_CHECKPOINTS).")
	} else if info, err := os.Stat(c.Checkpoints); err != nil || !info.IsDir() {
		say("the folder of the checkpoints, %s, is not there (CANDOUR_CHECKPOINTS).", c.Checkpoints)
	}
	if _, err := c.at(c.Site, c.now); err != nil {
		say("people cannot sign in with their work accounts: %v.", err)
	}
	all = slices.Concat(all, c.missingKeys(), c.missingMessages())
	record, _, err := c.openAs(ctx, store.Place{Existing: true, Behind: true})
	if err != nil {
		say("the record does not open: %v.", err)
		return all
	}
	defer record.Close()
	if record.Service.Demo {
		say("this record is a demonstration with invented families.")
	}
	return slices.Concat(all, c.missingBackup(ctx, record), c.missingCheckpoint(ctx, record), c.missingScrub(ctx, record))
}

// missingScrub says when what was erased long ago may still lie in the database's files.
func (c configCommand) missingScrub(ctx context.Context, record *store.Record) []string {
	h, err := record.Ledger.Read(ctx, record.Service.Stream)
	if err != nil {
		return []string{fmt.Sprintf("what was erased by law cannot be read: %v.", err)}
	}
	for _, e := range h.Entries {
		if _, account := ledger.ErasedByLaw.In(e); !account || c.now().Sub(e.Recorded) <= days(c.RotateDays) {
			continue
		}
		_, known, err := record.Ledger.GoneFromFiles(ctx, e.Recorded)
		switch {
		case err != nil:
			return []string{fmt.Sprintf("when the database’s files were scrubbed cannot be read: %v.", err)}
		case !known:
			return []string{fmt.Sprintf("what was erased on %s may still stand in files of the database (candour scrub).", e.Recorded.Format("2 January 2006"))}
		}
	}
	return nil
}

// publishedWithin is how old a checkpoint elsewhere may be that is not the newest.
const publishedWithin = 10 * time.Minute

// missingCheckpoint says when what is kept elsewhere is not the newest any more.
func (c configCommand) missingCheckpoint(ctx context.Context, record *store.Record) []string {
	keys, err := proof.LoadKeys(c.keys())
	if c.Checkpoints == "" || errors.Is(err, fs.ErrNotExist) {
		return nil // never sealed
	}
	var seen proof.Reach
	sealing := &sealing{log: logOf(record, keys), keys: keys}
	if err == nil {
		seen, err = sealing.newest(ctx)
	}
	kept, since, _, unread := proof.Shelf{Folder: c.Checkpoints}.Kept(keys.Known())
	switch {
	case errors.Join(err, unread) != nil:
		return []string{fmt.Sprintf("whether the newest checkpoint is kept elsewhere cannot be seen: %v.", errors.Join(err, unread))}
	case kept.Size < seen.Checkpoint.Size && c.now().Sub(since) > publishedWithin:
		return []string{fmt.Sprintf("the log has %d records, and the folder of the checkpoints %d: what was sealed since is not kept there. When that is so still in a minute, the folder cannot be written, or the service does not run: its log says which.",
			seen.Checkpoint.Size, kept.Size)}
	}
	return nil
}

func (c configCommand) missingKeys() (all []string) {
	ring, err := ledger.LoadKeyring(c.keys())
	if errors.Is(err, ledger.ErrNoKeyring) || errors.Is(err, fs.ErrPermission) {
		return []string{fmt.Sprintf("there is no keyring in %s that this user may read (candour keys init).", c.keys())}
	}
	if err != nil {
		return []string{fmt.Sprintf("the keyring: %v.", err)}
	}
	if len(ring.Custodians) < 2 {
		all = append(all, "no two custodians have a copy of the keyring: with this machine all words would be lost (candour keys init).")
	}
	if number, made := ring.Newest(); !made.IsZero() && c.now().Sub(made) > days(c.RotateDays) {
		all = append(all, fmt.Sprintf("the keyring’s newest key, %d, is of %s: what was erased since stays readable in older copies (candour keys rotate).", number, made.Format("2 January 2006")))
	}
	if ring.Unfinished() {
		all = append(all, "a rotation of the keyring was broken off (candour keys rotate).")
	}
	return all
}

// missingMessages says when those who should be told would not be. A service that sends nothing at all is watched by its metrics.
func (c configCommand) missingMessages() []string {
	ways, err := c.ways()
	if err == nil {
		err = c.alarmed.check(ways)
	}
	switch {
	case err != nil:
		return []string{fmt.Sprintf("messages cannot leave: %v.", err)}
	case ways.Any() && len(c.Alarm) == 0:
		return []string{"messages can leave, and nobody is told by one when something is wrong with the service (CANDOUR_ALARM)."}
	}
	return nil
}

func days(n int) time.Duration { return time.Duration(n) * 24 * time.Hour }

func (c configCommand) missingBackup(ctx context.Context, record *store.Record) []string {
	var all []string
	at, err := backup.Made(ctx, record.Engine.DB())
	made, unread := ledger.ParseTime(at)
	switch {
	case err != nil:
		all = append(all, fmt.Sprintf("when the newest backup was made cannot be read: %v.", err))
	case at == "" || unread != nil:
		all = append(all, "nobody made a backup from this place yet (candour backup).")
	case c.now().Sub(made) > days(c.BackupDays):
		all = append(all, fmt.Sprintf("the newest backup is of %s (candour backup).", made.Format("2 January 2006")))
	}
	behind, err := backup.Behind(ctx, record.Engine.DB())
	if err != nil || behind != "" {
		all = append(all, "the record was restored and lacks what was published: somebody must decide whether it goes on (candour restore --go-on).")
	}
	return all
}
