//! What is published: the crate, the wheel, the sources of the wheel and the module of web pages. Each is installed where
//! nothing else is, and used; what is built twice, in two places, is the same. (The tarball of npm is tested by its own
//! face, under "package".)

mod licences;
mod locks;
mod module;
mod registry_file;
mod wheel;

use crate::step::Step;
use crate::workspace::Workspace;
use crate::{python, setup, web};

pub(crate) use licences::licences;
pub(crate) use locks::lock_files;

pub(crate) fn steps(workspace: &Workspace) -> Vec<Step> {
    let mut steps = vec![setup::step(workspace), lock_files(workspace), locks::oldest_compiler(workspace)];
    steps.extend(registry_file::steps(workspace));
    steps.extend(python::built(workspace));
    steps.extend(wheel::steps(workspace));
    steps.extend(web::built(workspace));
    steps.push(module::built_twice(workspace));
    steps
}
