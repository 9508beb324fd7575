package fake

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"
)

// upload is a form with a file as it was sent.
type upload struct {
	kind, name, contentType string
	file                    []byte
}

func readUpload(r *http.Request) (upload, error) {
	form, err := r.MultipartReader()
	if err != nil {
		return upload{}, err
	}
	var sent upload
	haveFile := false
	for {
		part, err := form.NextPart()
		if err == io.EOF {
			break
		}
		if err != nil {
			return upload{}, err
		}
		if err := sent.take(part, &haveFile); err != nil {
			return upload{}, err
		}
	}
	if !haveFile || sent.kind == "" {
		return upload{}, errors.New("a part is missing")
	}
	return sent, nil
}

func (u *upload) take(part *multipart.Part, haveFile *bool) error {
	content, err := io.ReadAll(io.LimitReader(part, 64<<20))
	switch part.FormName() {
	case "file":
		*haveFile = true
		u.file, u.name, u.contentType = content, part.FileName(), part.Header.Get("Content-Type")
	case "typeOfDocument":
		u.kind = string(content)
	}
	return err
}
