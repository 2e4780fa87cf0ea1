import Glibc

/// The number of processors.
enum ProcessorCount {
    /// Processors this process may use.
    static var available: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
