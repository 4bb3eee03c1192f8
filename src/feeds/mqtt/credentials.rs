//! Who the program is to a broker: from a file or the environment, never from the command line, and never shown.

use std::{fmt, fs, io, path::Path};

/// The variables that hold user and password where no file does.
pub const USER_VARIABLE: &str = "YUNGU_MQTT_USER";
pub const PASSWORD_VARIABLE: &str = "YUNGU_MQTT_PASSWORD";
/// A longer file holds no user and password, bytes.
const LARGEST_FILE: u64 = 64 * 1024;

/// User and password.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    user: String,
    password: String,
}

/// Why there are none. Never quotes what the file holds.
#[derive(Debug, thiserror::Error)]
pub enum CredentialsError {
    #[error("{file} cannot be read: {error}")]
    Unreadable { file: String, error: io::Error },
    #[error("{file} is too large to hold a user and a password")]
    TooLarge { file: String },
    #[error("{file}, line {line}: write `user = …` or `password = …`")]
    Line { file: String, line: usize },
    #[error("{file} names no user")]
    NoUser { file: String },
    #[error("{PASSWORD_VARIABLE} is set, but not {USER_VARIABLE}")]
    NoUserVariable,
}

impl Credentials {
    /// From a file with the lines `user = …` and `password = …`, or else from the environment, as `variable` tells it;
    /// `None` where neither says anything.
    ///
    /// # Errors
    /// The file cannot be read or understood, or there is a password without a user.
    pub fn find(
        file: Option<&Path>,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Result<Option<Self>, CredentialsError> {
        match file {
            Some(file) => Self::read(file).map(Some),
            None => match (variable(USER_VARIABLE), variable(PASSWORD_VARIABLE)) {
                (Some(user), password) => Ok(Some(Self { user, password: password.unwrap_or_default() })),
                (None, Some(_)) => Err(CredentialsError::NoUserVariable),
                (None, None) => Ok(None),
            },
        }
    }

    fn read(path: &Path) -> Result<Self, CredentialsError> {
        let file = || path.display().to_string();
        let unreadable = |error| CredentialsError::Unreadable { file: file(), error };
        if fs::metadata(path).map_err(unreadable)?.len() > LARGEST_FILE {
            return Err(CredentialsError::TooLarge { file: file() });
        }
        let text = fs::read_to_string(path).map_err(unreadable)?;
        let (mut user, mut password) = (None, String::new());
        for (number, line) in text.lines().enumerate() {
            let line = line.trim_start_matches('\u{feff}').trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            match line.split_once('=').map(|(key, value)| (key.trim(), value.trim())) {
                Some(("user", value)) => user = Some(value.to_owned()),
                Some(("password", value)) => value.clone_into(&mut password),
                _ => return Err(CredentialsError::Line { file: file(), line: number + 1 }),
            }
        }
        let user = user.filter(|user| !user.is_empty()).ok_or_else(|| CredentialsError::NoUser { file: file() })?;
        Ok(Self { user, password })
    }

    pub(super) fn user(&self) -> &str {
        &self.user
    }

    pub(super) fn password(&self) -> &str {
        &self.password
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from_file(text: &str) -> Result<Option<Credentials>, String> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("broker.txt");
        fs::write(&file, text).unwrap();
        Credentials::find(Some(&file), |_| panic!("the file counts")).map_err(|error| error.to_string())
    }

    fn known(user: &str, password: &str) -> Option<Credentials> {
        Some(Credentials { user: user.into(), password: password.into() })
    }

    #[test]
    fn a_file_or_else_the_environment() {
        assert_eq!(from_file("# 云谷\n\nuser = twin\n password =  s e=cret \r\n"), Ok(known("twin", "s e=cret")));
        assert_eq!(from_file("\u{feff}user=twin"), Ok(known("twin", "")));
        let from_variables = |user: Option<&str>, password: Option<&str>| {
            let variable = |name: &str| if name == USER_VARIABLE { user } else { password }.map(str::to_owned);
            Credentials::find(None, variable)
        };
        assert_eq!(from_variables(None, None).unwrap(), None);
        assert_eq!(from_variables(Some("twin"), Some("x")).unwrap(), known("twin", "x"));
        assert!(matches!(from_variables(None, Some("x")), Err(CredentialsError::NoUserVariable)));
    }

    #[test]
    fn a_faulty_file_is_named_with_its_line_and_nothing_of_it_is_shown() {
        for (text, part) in
            [("user twin", "line 1"), ("user = a\nsecret", "line 2"), ("password = secret", "no user"), ("", "no user")]
        {
            let told = from_file(text).unwrap_err();
            assert!(told.contains("broker.txt") && told.contains(part) && !told.contains("secret"), "{text}: {told}");
        }
        let none = Credentials::find(Some(Path::new("no/such/file")), |_| None).unwrap_err();
        assert!(none.to_string().contains("cannot be read"), "{none}");
        assert_eq!(format!("{:?}", known("twin", "secret")), "Some(Credentials(…))");
    }
}
