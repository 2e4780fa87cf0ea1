import GeoPrimitives
import PlanningTerms

extension WriteProblem {
    /// The problem in words, with what helps.
    var wording: Wording {
        switch self {
        case .tooManyFiles:
            Wording("too many files are open; raise the limit with ulimit -n", "打开的文件过多；请提高可打开文件数的上限")
        case .noSpace:
            Wording("the disk is full; free some space, or give a folder on another disk", "磁盘空间已满；请清理空间，或指定其他磁盘上的文件夹")
        case .quota:
            Wording(
                "what you may keep on this disk is used up; free some space, or give a folder on another disk",
                "磁盘配额已用完；请清理空间，或指定其他磁盘上的文件夹")
        case .tooLarge:
            Wording(
                "the file would be larger than the system allows; raise the limit with ulimit -f, or give a folder on another disk",
                "文件超过系统允许的大小；请提高文件大小的上限，或指定其他磁盘上的文件夹")
        case .noPermission:
            Wording("writing is not permitted there; check the permissions, or give another folder", "没有写入权限；请检查权限，或指定其他文件夹")
        case .readOnly: Wording("the disk can only be read; give another folder", "该磁盘只读；请指定其他文件夹")
        case .missingFolder:
            Wording("its folder is not there; check the path, or whether somebody removed it", "所在文件夹不存在；请检查路径，或是否已被他人删除")
        case .isFolder: Wording("a folder has this name; move it away, or give another folder", "已有同名文件夹；请将其移走，或指定其他文件夹")
        case .other(let words):
            Wording(words.isEmpty ? "no reason given" : words, words.isEmpty ? "未给出原因" : "系统的说明为\(FormatWords.quoted(words))")
        }
    }
}
