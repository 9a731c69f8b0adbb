### Mingma 的用户可见文本：cli
