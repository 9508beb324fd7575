// Package webhook tells other systems that something changed, in the form of Standard Webhooks 1.0.0 (github.com/standard-webhooks/standard-webhooks,
// spec/standard-webhooks.md): a JSON body with type, timestamp and data; the headers webhook-id, webhook-timestamp and webhook-signature; HMAC-SHA256
// over id, timestamp and body. It knows no cases, and a Message has no room for words of one. Start at Sender.
package webhook
