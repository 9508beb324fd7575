//go:build e2e

package signin

import (
	"bufio"
	"crypto/rand"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// service is Candour served in earnest, beside a provider.
type service struct {
	t       *testing.T
	folder  string
	address string // without a scheme
	site    string
	more    []string // the settings that every command takes

	provider string // where the work accounts are; nothing before serve
}

// begin builds the program, and puts two administrators into an empty folder. It serves nothing yet.
func begin(t *testing.T) (s *service, links []string) {
	t.Helper()
	folder := t.TempDir()
	s = &service{t: t, folder: folder, address: freeAddress(t)}
	s.site = "http://" + s.address
	s.more = []string{"--data", filepath.Join(folder, "data"), "--keys", filepath.Join(folder, "keys"), "--addr", s.address}
	build := exec.Command("go", "build", "-o", s.program(), "candour/cmd/candour")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build candour: %v\n%s", err, out)
	}
	for _, name := range []string{"Piotr Sewell", "Amara Lyle"} {
		out, err := exec.Command(s.program(), append([]string{"admin", "invite", name}, s.more...)...).Output()
		if err != nil {
			t.Fatalf("invite: %v\n%s", err, out)
		}
		links = append(links, regexp.MustCompile(`/join/\S+`).FindString(string(out)))
	}
	return s, links
}

func (s *service) program() string { return filepath.Join(s.folder, "candour") }

// freeAddress is one that nothing listens on.
func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return fmt.Sprintf("localhost:%d", listener.Addr().(*net.TCPAddr).Port)
}

// serve starts the provider and the service. Both end with the test.
func (s *service) serve() {
	s.t.Helper()
	_, port, _ := strings.Cut(freeAddress(s.t), ":")
	s.provider = "http://127.0.0.1:" + port
	secret := rand.Text()
	file := filepath.Join(s.folder, "secret")
	if err := os.WriteFile(file, []byte(secret), 0o600); err != nil {
		s.t.Fatal(err)
	}
	provider := exec.Command("node", "provider.js")
	provider.Dir, provider.Env = "provider", append(os.Environ(), "PORT="+port, "SITE="+s.site, "SECRET="+secret)
	s.runs(provider)
	s.runs(exec.Command(s.program(), append([]string{"serve", "--health", "", "--site", s.site,
		"--oidc-issuer", s.provider, "--oidc-client", "candour", "--oidc-secret-file", file}, s.more...)...))
}

// runs starts a program that says on its first line that it is ready.
func (s *service) runs(command *exec.Cmd) {
	s.t.Helper()
	notes, err := os.CreateTemp(s.folder, "notes")
	if err != nil {
		s.t.Fatal(err)
	}
	defer notes.Close()
	command.Stderr = notes
	out, err := command.StdoutPipe()
	if err == nil {
		err = command.Start()
	}
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() {
		_ = command.Process.Signal(os.Interrupt)
		force := time.AfterFunc(10*time.Second, func() { _ = command.Process.Kill() })
		defer force.Stop()
		_ = command.Wait()
	})
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		said, _ := os.ReadFile(notes.Name())
		s.t.Fatalf("%s said %q and ended\n%s", command.Path, line, said)
	}
}
