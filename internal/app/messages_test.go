package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"candour/internal/message/messagetest"
)

func TestATestMessageSaysWhatTheServerAnswered(t *testing.T) {
	post, gateway := messagetest.NewPost(t, nil), messagetest.NewGateway(t)
	settings := []string{"test-message", "--mail", "smtp://" + post.Addr + "?from=candour@service.example", "--text", gateway.URL}
	said, code := run(t, append(settings, "ops@service.example", "+447700900123")...)
	if code != allWell || !strings.Contains(said, "ops@service.example: taken, with the answer: ") || !strings.Contains(said, "number 7") ||
		!strings.Contains(said, "+447700900123: taken, with the answer: 202 Accepted") {
		t.Errorf("%d %s", code, said)
	}
	post.ToAnswer = "550 5.1.1 nobody of that name"
	said, code = run(t, append(settings, "ops@service.example", "+447700900123")...)
	if code != refused || !strings.Contains(said, "not taken: the mail server refused it, answered 550. It said: ") || !strings.Contains(said, "nobody of that name") ||
		!strings.Contains(said, "+447700900123: taken") {
		t.Errorf("%d %s", code, said)
	}
	post.ToAnswer, post.DataAnswer = "", "hang up"
	if said, code = run(t, append(settings, "ops@service.example")...); code != refused || !strings.Contains(said, "is not known") {
		t.Errorf("%d %s", code, said)
	}
}

func TestATestMessageNeedsAWayAndAnAddress(t *testing.T) {
	for want, args := range map[string][]string{
		"This service sends no mail":  {"ops@service.example"},
		"This service sends no texts": {"--mail", "smtp://localhost?from=a@b.example", "+447700900123"},
		"Enter a mail address":        {"Ops"},
		"(CANDOUR_MAIL)":              {"--mail", "mail.example", "ops@service.example"},
		"(CANDOUR_TEXT)":              {"--text", "http://texts.example", "ops@service.example"},
		"(CANDOUR_SITE)":              {"--mail", "smtp://localhost?from=a@b.example", "--site", "http://candour.example", "ops@service.example"},
	} {
		if said, code := run(t, append([]string{"test-message"}, args...)...); code != wrongUse || !strings.Contains(said, want) {
			t.Errorf("%s: %d %s", want, code, said)
		}
	}
}

func TestSecretsOfMessagesStandInFiles(t *testing.T) {
	file := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(file, []byte("sesame\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	gateway := messagetest.NewGateway(t)
	if said, code := run(t, "test-message", "--text", gateway.URL, "--text-token-file", file, "+447700900123"); code != allWell || gateway.Taken()[0].Bearer != "Bearer sesame" {
		t.Errorf("%d %s %+v", code, said, gateway.Taken())
	}
	if said, code := run(t, "test-message", "--text", gateway.URL, "--text-token-file", file+"-gone", "+447700900123"); code != refused {
		t.Errorf("%d %s", code, said)
	}
}

func TestConfigSaysWhenNobodyWouldBeToldOfTrouble(t *testing.T) {
	mail := []string{"config", "--data", t.TempDir(), "--keys", t.TempDir(), "--mail", "smtp://candour%40service.example@mail.example?from=candour@service.example"}
	file := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(file, []byte("sesame"), 0o600); err != nil {
		t.Fatal(err)
	}
	for want, args := range map[string][]string{
		"messages cannot leave: the mail server’s user has no password (CANDOUR_MAIL)":                         nil,
		"messages can leave, and nobody is told by one":                                                        {"--mail-password-file", file},
		"messages cannot leave: address 2 of those to be alarmed: This service sends no texts (CANDOUR_ALARM)": {"--mail-password-file", file, "--alarm", "ops@service.example,+447700900123"},
	} {
		if said, _ := run(t, append(mail, args...)...); !strings.Contains(said, want) || strings.Contains(said, "sesame") {
			t.Errorf("%s: %s", want, said)
		}
	}
	if said, _ := run(t, append(mail, "--mail-password-file", file, "--alarm", "ops@service.example")...); strings.Contains(said, "Missing: messages") {
		t.Error(said)
	}
}
