// Package pgtest starts a PostgreSQL server for a test binary and makes databases in it, so that tests run on the real thing.
//
// A server runs for as long as the tests of one package do, in a folder of its own, under a user that is not root. CANDOUR_TEST_POSTGRES
// names a server that is there already, by an address whose login may make databases and logins.
package pgtest

import (
	"cmp"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"

	"candour/internal/ledger/durable"
)

// Server is a running server.
type Server struct {
	admin  url.URL // as who may make databases
	folder string  // "" when somebody else runs it
	as     *syscall.Credential
}

// Start starts a server, or finds the one that is there. Stop it when the tests have ended.
func Start() (*Server, error) {
	if there := os.Getenv("CANDOUR_TEST_POSTGRES"); there != "" {
		admin, err := url.Parse(there)
		if err != nil {
			return nil, errors.New("CANDOUR_TEST_POSTGRES is no address")
		}
		return &Server{admin: *admin}, nil
	}
	return StartOwn()
}

// StartOwn starts a server whatever is there, for tests that read its files or change its settings.
func StartOwn() (*Server, error) {
	s := &Server{}
	if err := s.start(); err != nil {
		return nil, errors.Join(err, s.Stop())
	}
	return s, nil
}

func (s *Server) start() (err error) {
	if s.folder, err = os.MkdirTemp(where(), "candour-postgres-"); err != nil {
		return err
	}
	if s.as, err = unprivileged(s.folder); err != nil {
		return err
	}
	port, err := freePort()
	if err != nil {
		return err
	}
	s.admin = url.URL{Scheme: "postgres", User: url.User("postgres"), Host: "127.0.0.1:" + port, Path: "/postgres", RawQuery: "sslmode=disable"}
	if err := s.run("initdb", "--no-sync", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--pgdata="+s.data()); err != nil {
		return err
	}
	return s.run("pg_ctl", "--pgdata="+s.data(), "--wait", "--silent", "--log="+filepath.Join(s.folder, "log"),
		"--options=-c listen_addresses=127.0.0.1 -c port="+port+" -c unix_socket_directories='' -c max_connections=400 -c max_wal_size=256MB", "start")
}

// memory is where Linux keeps files in memory, and enough how much has to be free there for a server.
const (
	memory = "/dev/shm"
	enough = 2 << 30
)

// where is the folder in which a server's is made: in memory where there is room, for tests wait for its disk hundreds of times and are about what a
// server answers, not about a disk; those of test/failure are. Otherwise it is "", which is where temporary files lie.
func where() string {
	if free, known, err := durable.Room(memory); err == nil && known && free > enough {
		return memory
	}
	return ""
}

// Address is the server's, as whoever may make databases in it.
func (s *Server) Address() string { return s.admin.String() }

// Log is what a server that Start started has written into its log; "" when somebody else runs it.
func (s *Server) Log() (string, error) {
	if s.folder == "" {
		return "", nil
	}
	written, err := os.ReadFile(filepath.Join(s.folder, "log"))
	return string(written), err
}

// Folder is where a server that Start started keeps all its files, its log among them; "" when somebody else runs it.
func (s *Server) Folder() string { return s.folder }

func (s *Server) data() string { return filepath.Join(s.folder, "data") }

// Stop ends a server that Start started and removes its folder.
func (s *Server) Stop() error {
	if s.folder == "" {
		return nil
	}
	return errors.Join(s.run("pg_ctl", "--pgdata="+s.data(), "--mode=immediate", "--wait", "--silent", "stop"), os.RemoveAll(s.folder))
}

// run runs one of PostgreSQL's own programs.
func (s *Server) run(program string, args ...string) error {
	path, err := find(program)
	if err != nil {
		return err
	}
	cmd := exec.Command(path, args...)
	cmd.Dir = s.folder
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: s.as}
	out, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w: %s", program, err, out)
	}
	return nil
}

// find looks in PATH, and where Debian keeps the server's programs.
func find(program string) (string, error) {
	if path, err := exec.LookPath(program); err == nil {
		return path, nil
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/" + program)
	if len(found) == 0 {
		return "", fmt.Errorf("%s is not installed: install Debian’s postgresql, or name a server in CANDOUR_TEST_POSTGRES", program)
	}
	return found[len(found)-1], nil
}

// unprivileged is whom the server runs as: the user of the tests, or when that is root, whom PostgreSQL refuses, the user of Debian's package.
func unprivileged(folder string) (*syscall.Credential, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return nil, fmt.Errorf("a server cannot run as root, and there is no other user for it: %w", err)
	}
	uid, err1 := strconv.ParseUint(u.Uid, 10, 32)
	gid, err2 := strconv.ParseUint(u.Gid, 10, 32)
	if err := errors.Join(err1, err2, os.Chown(folder, int(uid), int(gid))); err != nil {
		return nil, err
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
}

func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	return port, err
}

// Around runs a package's tests over a server of their own and answers their exit code.
func Around(tests func() int, use func(*Server)) int {
	s, err := Start()
	if err != nil {
		fmt.Fprintln(os.Stderr, "the tests need PostgreSQL:", err)
		return 1
	}
	use(s)
	code := tests()
	if err := s.Stop(); err != nil {
		fmt.Fprintln(os.Stderr, "the server could not be stopped:", err)
		return cmp.Or(code, 1)
	}
	return code
}
