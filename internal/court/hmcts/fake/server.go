package fake

import (
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"candour/internal/court/hmcts"
)

// Gateway serves both services at the paths of the court's gateway.
func (c *Court) Gateway() http.Handler {
	mux := http.NewServeMux()
	c.servePublic(mux, "/public-law-api")
	c.servePrivate(mux, false, "GET /family-api/cases", "/family-api", "/prl-document-api")
	return mux
}

// PublicBackend serves the public-law service at its own paths.
func (c *Court) PublicBackend() http.Handler {
	mux := http.NewServeMux()
	c.servePublic(mux, "")
	return mux
}

// PrivateBackend serves the private-law service at its own paths, where ServiceAuthorization is asked for, which the gateway would add.
func (c *Court) PrivateBackend() http.Handler {
	mux := http.NewServeMux()
	c.servePrivate(mux, true, "GET /cases/searchCases", "", "")
	return mux
}

func (c *Court) servePublic(mux *http.ServeMux, prefix string) {
	for pattern, call := range map[string]struct {
		name Call
		do   http.HandlerFunc
	}{
		"GET " + prefix + "/cases":                             {Search, c.publicSearch},
		"GET " + prefix + "/cases/documents/{document}/binary": {Document, c.publicDocument},
		"POST " + prefix + "/cases/{case}/document":            {Upload, c.publicUpload},
		"POST " + prefix + "/cases/{case}/guardians":           {Guardians, c.publicGuardians},
	} {
		mux.HandleFunc(pattern, c.failing(call.name, hmcts.Public, c.publicGate(call.do)))
	}
}

func (c *Court) servePrivate(mux *http.ServeMux, backend bool, search, documents, uploads string) {
	for pattern, call := range map[string]struct {
		name   Call
		denied int
		do     http.HandlerFunc
	}{
		search: {Search, http.StatusUnauthorized, c.privateSearch},
		"GET " + documents + "/cases/documents/{document}/binary": {Document, http.StatusUnauthorized, c.privateDocument},
		"POST " + uploads + "/{case}/document":                    {Upload, http.StatusForbidden, c.privateUpload},
	} {
		handler := c.privateGate(call.denied, backend, call.do)
		if call.name == Search {
			handler = onlyJSON(handler)
		}
		mux.HandleFunc(pattern, c.failing(call.name, hmcts.Private, handler))
	}
}

// publicGate: the feature flag before all; 403 without a token or role, never 401; a token nobody issued is an error of the identity service
// that is not caught: 500 (CONTRACT section 1.2).
func (c *Court) publicGate(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		c.mu.Lock()
		off := c.trouble.PublicOff
		c.mu.Unlock()
		token, given := bearer(r)
		roles, issued := c.roles(token)
		switch {
		case off:
			refuse(w, r, hmcts.Public, http.StatusServiceUnavailable, "")
		case !given:
			refuse(w, r, hmcts.Public, http.StatusForbidden, "")
		case !issued:
			refuse(w, r, hmcts.Public, http.StatusInternalServerError, "")
		case !slices.Contains(roles, PublicRole):
			refuse(w, r, hmcts.Public, http.StatusForbidden, "")
		default:
			next(w, r)
		}
	}
}

// privateGate: 400 without a header, 401 for a bad one, 403 for the same on an upload (CONTRACT section 2.2).
func (c *Court) privateGate(denied int, backend bool, next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		service := r.Header.Get("ServiceAuthorization")
		token, given := bearer(r)
		roles, _ := c.roles(token)
		switch {
		case !given || backend && service == "":
			problem(w, r, "Required header is not present.")
		case backend && !slices.Contains(c.services, service), !slices.Contains(roles, PrivateRole):
			refuse(w, r, hmcts.Private, denied, http.StatusText(denied))
		default:
			next(w, r)
		}
	}
}

// onlyJSON: the search declares that it consumes JSON, so a GET that does not say so is refused before anything else.
func onlyJSON(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
			refuse(w, r, hmcts.Private, http.StatusUnsupportedMediaType, "Content type not supported")
			return
		}
		next(w, r)
	}
}

func bearer(r *http.Request) (token string, given bool) {
	token, _ = strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	return token, token != ""
}

func (c *Court) roles(token string) (roles []string, issued bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	roles, issued = c.tokens[token]
	return roles, issued
}

// refuse answers in the form of the service: Spring's default error in public law, {"message"} in private law.
func refuse(w http.ResponseWriter, r *http.Request, j hmcts.Jurisdiction, status int, message string) {
	if j == hmcts.Private {
		send(w, status, "application/json", map[string]any{"message": message})
		return
	}
	_, path, found := strings.Cut(r.URL.Path, "/cases")
	if found {
		path = "/cases" + path
	}
	send(w, status, "application/json", map[string]any{
		"timestamp": time.Now().UTC().Format("2006-01-02T15:04:05.000+00:00"), "status": status, "error": http.StatusText(status), "path": path,
	})
}

// problem answers 400 in the form of RFC 7807, as the private-law service does for what its framework checks.
func problem(w http.ResponseWriter, r *http.Request, detail string) {
	send(w, http.StatusBadRequest, "application/problem+json", map[string]any{
		"type": "about:blank", "title": "Bad Request", "status": http.StatusBadRequest, "detail": detail, "instance": r.URL.Path,
	})
}

func send(w http.ResponseWriter, status int, contentType string, body any) {
	encoded, err := json.Marshal(body)
	if err != nil {
		panic(err) // the fake made a body that is not JSON
	}
	w.Header().Set("Content-Type", contentType)
	w.WriteHeader(status)
	_, _ = w.Write(encoded) // the caller may have gone
}

// readAll takes in a request to its end, so that the caller has sent it all.
func readAll(r *http.Request) {
	_, _ = io.Copy(io.Discard, r.Body) // a caller that stops sending is the caller's affair
}
