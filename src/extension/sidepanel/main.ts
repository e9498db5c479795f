import policy from 'virtual:policy'

document.querySelector('#root')?.append(policy.title)
