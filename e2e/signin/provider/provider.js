// An OpenID Connect provider on this machine, at which anybody signs in under any name. The environment says where it stands and for which service.
import * as oidc from 'oidc-provider'

const { PORT, SITE, SECRET } = process.env
const provider = new oidc.Provider(`http://127.0.0.1:${PORT}`, {
  clients: [{
    client_id: 'candour',
    client_secret: SECRET,
    redirect_uris: [`${SITE}/sign-in/back`],
    post_logout_redirect_uris: [`${SITE}/sign-out/done`],
    backchannel_logout_uri: `${SITE}/sign-in/ended`
  }],
  features: { backchannelLogout: { enabled: true } },
  // It reaches no address of its own machine otherwise, and the service is on it.
  fetch: (url, { dispatcher, ...options }) => fetch(url, options)
})
provider.listen(Number(PORT), '127.0.0.1', () => console.log('ready'))
