//! Which certificates a broker is trusted by.

use std::{fs, io, path::Path, sync::Arc};

use rustls::{
    ClientConfig, RootCertStore,
    crypto::ring,
    pki_types::{CertificateDer, pem::PemObject},
};

/// Why no broker can be trusted.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    #[error("{file} cannot be read: {error}")]
    Unreadable { file: String, error: io::Error },
    #[error("{file} holds no certificate that can be used")]
    NoCertificate { file: String },
    #[error("this computer trusts no certificates; name a file of them with --feed-ca FILE")]
    NoneTrusted,
    #[error("{0}")]
    Rustls(#[from] rustls::Error),
}

/// What trusts the certificates of a file (PEM), or else the system's.
pub(super) fn client_config(ca: Option<&Path>) -> Result<Arc<ClientConfig>, TlsError> {
    let mut roots = RootCertStore::empty();
    match ca {
        Some(path) => {
            let file = || path.display().to_string();
            let pem = fs::read(path).map_err(|error| TlsError::Unreadable { file: file(), error })?;
            let (added, _) = roots.add_parsable_certificates(CertificateDer::pem_slice_iter(&pem).flatten());
            if added == 0 {
                return Err(TlsError::NoCertificate { file: file() });
            }
        }
        None => {
            // One that cannot be read is as good as none; what is left decides.
            let found = rustls_native_certs::load_native_certs();
            if roots.add_parsable_certificates(found.certs).0 == 0 {
                return Err(TlsError::NoneTrusted);
            }
        }
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?;
    Ok(Arc::new(config.with_root_certificates(roots).with_no_client_auth()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_a_certificate_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ca.pem");
        fs::write(&file, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n").unwrap();
        assert!(matches!(client_config(Some(&file)), Err(TlsError::NoCertificate { .. })));
        assert!(matches!(client_config(Some(Path::new("no/such/ca.pem"))), Err(TlsError::Unreadable { .. })));
    }
}
