package app

import (
	"strings"
	"testing"
	"time"
)

// configured asks what is missing of a service.
func (h *held) configured(more ...string) (string, int) {
	h.t.Helper()
	return run(h.t, append([]string{"config", "--data", h.Data, "--keys", h.Keys}, more...)...)
}

func TestConfigSaysWhatIsMissingUntilNothingIs(t *testing.T) {
	h := holds(t)
	shelf := t.TempDir()
	h.clock.Set(time.Now()) // config tells the time by the machine
	if said, code := h.configured(); code != refused || !strings.Contains(said, "the record does not open") {
		t.Errorf("before it was served: %d %s", code, said)
	}
	h.serving()
	said, code := h.configured()
	if code != refused || strings.Count(said, "Missing: ") != 2 || !strings.Contains(said, "nobody made a backup from this place yet") || !strings.Contains(said, "CANDOUR_CHECKPOINTS).") {
		t.Errorf("%d %s", code, said)
	}
	h.backsUp("candour.age")
	if said, code := h.configured("--checkpoints", shelf); code != allWell {
		t.Errorf("%d %s", code, said)
	}
	h.clock.Advance(-5 * 24 * time.Hour)
	h.backsUp("candour.age")
	if said, code := h.configured("--checkpoints", shelf); code != refused || !strings.Contains(said, "the newest backup is of") {
		t.Errorf("%d %s", code, said)
	}
}

func TestConfigExplainsEverySettingAndShowsNoSecret(t *testing.T) {
	t.Setenv("CANDOUR_DB", "postgres://candour:sesame@localhost:1/candour?sslpassword=sesame&target_session_attrs=read-write")
	t.Setenv("CANDOUR_KEYS_DB", "postgres://candour:sesame%zz@localhost:1/candour")
	said, code := run(t, "config", "--data", t.TempDir(), "--keys", t.TempDir())
	if code != refused || strings.Contains(said, "sesame") || !strings.Contains(said, "CANDOUR_DB = postgres://candour:xxxxx@localhost:1/candour") {
		t.Errorf("%d %s", code, said)
	}
	for _, name := range []string{"CANDOUR_DATA = candour-data (not set)", "CANDOUR_KEYS = (not set)", "CANDOUR_CHECKPOINTS", "CANDOUR_ADDR", "CANDOUR_BACKUP_TO", "CANDOUR_MIGRATE_DB"} {
		if !strings.Contains(said, name) {
			t.Errorf("config does not explain %s", name)
		}
	}
}

func TestConfigSaysWhatSigningInWithWorkAccountsLacks(t *testing.T) {
	h := holds(t)
	h.clock.Set(time.Now())
	for lacks, more := range map[string][]string{
		"(CANDOUR_SITE)": {"--oidc-issuer", "https://login.example"},
		"by a name and a secret (CANDOUR_OIDC_ISSUER, CANDOUR_OIDC_CLIENT, CANDOUR_OIDC_SECRET_FILE)": {"--oidc-issuer", "https://login.example", "--site", "https://candour.example"},
		"begins with https://":              {"--oidc-issuer", "http://login.example", "--site", "https://candour.example"},
		"no provider (CANDOUR_OIDC_ISSUER)": {"--oidc-client", "candour"},
	} {
		if said, code := h.configured(more...); code != refused || !strings.Contains(said, "people cannot sign in with their work accounts") || !strings.Contains(said, lacks) {
			t.Errorf("%v: %d %s", more, code, said)
		}
	}
}
