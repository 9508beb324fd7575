// Package apiclient is a client of the interface for other systems, generated from its description. Start at NewClientWithResponses.
package apiclient

//go:generate go run github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.8.2 -config oapi.yaml ../openapi.json
