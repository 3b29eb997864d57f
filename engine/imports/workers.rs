//! [`Workers`]: the processes that import.

use super::import_limits::ImportLimits;
use super::imported_file::ImportedFile;
use super::job::ImportJob;
use super::running::ImportWatch;
use super::worker_module::WorkerModule;
use super::worker_process::{ImportEnd, WorkerProcess, WorkerProgram};
use playground_base::crossbeam::channel::{Receiver, Sender, bounded};
use playground_base::parking_lot::RwLock;

/// The most workers.
const MOST: usize = 2;

/// Why a file was not imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotImported {
    /// For people.
    Why(String),
    /// Nobody wants it any more.
    Cancelled,
}

/// The processes that import: started when a file is to be imported, ended by themselves when none was for
/// a while, and replaced when they took too much or their code is old.
pub struct Workers {
    program: WorkerProgram,
    limits: ImportLimits,
    /// The modules that they load, and a number that grows when these are others.
    modules: RwLock<(u64, Vec<WorkerModule>)>,
    /// One for each worker, that is there or not.
    free: (
        Sender<Option<WorkerProcess>>,
        Receiver<Option<WorkerProcess>>,
    ),
}

impl Workers {
    /// Workers that run this program. None is started yet.
    pub fn new(program: WorkerProgram, limits: ImportLimits) -> Self {
        let free = bounded(MOST);
        for _ in 0..MOST {
            let _there_is_room = free.0.send(None);
        }
        Self {
            program,
            limits,
            modules: RwLock::default(),
            free,
        }
    }

    /// They load these modules from now on. Those with others end when they are free.
    pub fn follow(&self, modules: &[WorkerModule]) {
        let mut known = self.modules.write();
        if known.1 != modules {
            *known = (known.0 + 1, modules.to_vec());
            drop(known);
            self.each_free(|_| false);
        }
    }

    /// Takes leave of those that ended by themselves.
    pub fn reap(&self) {
        self.each_free(|worker| !worker.has_ended());
    }

    fn each_free(&self, stays: impl Fn(&mut WorkerProcess) -> bool) {
        for _ in 0..MOST {
            let Ok(worker) = self.free.1.try_recv() else {
                return;
            };
            let _there_is_room = self.free.0.send(staying(worker, &stays));
        }
    }

    /// Imports a file; waits for a free worker.
    ///
    /// # Errors
    /// Why it was not imported.
    pub fn import(
        &self,
        job: &ImportJob,
        watch: &impl ImportWatch,
    ) -> Result<ImportedFile, NotImported> {
        let stopped = |_| NotImported::Why("the imports have ended".to_owned());
        let slot = self.running(self.free.1.recv().map_err(stopped)?);
        if !watch.is_wanted() {
            let _there_is_room = self.free.0.send(slot);
            return Err(NotImported::Cancelled);
        }
        let (worker, end) = self.import_with(slot, job, watch);
        let _there_is_room = self.free.0.send(worker);
        end
    }

    /// A worker that runs, if there is a free one: no other is started then.
    fn running(&self, slot: Option<WorkerProcess>) -> Option<WorkerProcess> {
        if slot.is_some() {
            return slot;
        }
        let other = self.free.1.try_recv().ok();
        if other.is_some() {
            let _there_is_room = self.free.0.send(slot);
        }
        other.flatten()
    }

    fn import_with(
        &self,
        slot: Option<WorkerProcess>,
        job: &ImportJob,
        watch: &impl ImportWatch,
    ) -> (Option<WorkerProcess>, Result<ImportedFile, NotImported>) {
        let generation = self.modules.read().0;
        let stays =
            |worker: &mut WorkerProcess| worker.generation == generation && !worker.has_ended();
        let mut slot = staying(slot, stays);
        // One that was free may end before it gets the file, so it is given to another one.
        for _ in 0..MOST {
            let mut worker = match slot.take() {
                Some(worker) => worker,
                None => match self.start() {
                    Ok(worker) => worker,
                    Err(why) => return (None, Err(NotImported::Why(why))),
                },
            };
            match worker.import(job, &self.limits, watch) {
                ImportEnd::Done(done) => return (Some(worker), done.map_err(NotImported::Why)),
                ImportEnd::Died(why) => return (None, Err(NotImported::Why(why))),
                ImportEnd::Cancelled => return (None, Err(NotImported::Cancelled)),
                ImportEnd::Gone => {}
            }
        }
        let why = "the process that imports files ended before it began: try again";
        (None, Err(NotImported::Why(why.to_owned())))
    }

    fn start(&self) -> Result<WorkerProcess, String> {
        let modules = self.modules.read().clone();
        WorkerProcess::start(&self.program, modules, &self.limits)
    }
}

/// The worker, if it stays.
fn staying(
    mut worker: Option<WorkerProcess>,
    stays: impl Fn(&mut WorkerProcess) -> bool,
) -> Option<WorkerProcess> {
    let is_to_stay = worker.as_mut().is_some_and(stays);
    worker.filter(|_| is_to_stay)
}
