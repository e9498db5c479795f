/**
 * Reads a text aloud with a voice that lives on this device; a second call stops. Voices that send the text to a
 * server are never used.
 */

/** A Chinese voice of this device, or null. Browsers load their voices late: ask again when `onVoices` calls. */
export function localVoice(): SpeechSynthesisVoice | null {
  if (typeof speechSynthesis === 'undefined') return null
  return (
    speechSynthesis.getVoices().filter((one) => one.localService && /^(zh|cmn)/i.test(one.lang))[0] ?? null
  )
}

export function onVoices(tell: () => void): () => void {
  if (typeof speechSynthesis === 'undefined' || !speechSynthesis.addEventListener) return () => undefined
  speechSynthesis.addEventListener('voiceschanged', tell)
  return () => speechSynthesis.removeEventListener('voiceschanged', tell)
}

/** Engines cut long utterances short, so sentences are spoken one by one. */
export function speak(text: string, voice: SpeechSynthesisVoice, done: () => void): void {
  speechSynthesis.cancel()
  const sentences = text.match(/[^。！？\n]+[。！？\n]*/g) ?? []
  sentences.forEach((sentence, place) => {
    const utterance = new SpeechSynthesisUtterance(sentence)
    utterance.voice = voice
    utterance.lang = voice.lang
    utterance.rate = 0.9
    if (place === sentences.length - 1) {
      utterance.addEventListener('end', done)
      utterance.addEventListener('error', done)
    }
    speechSynthesis.speak(utterance)
  })
}

export function hush(): void {
  if (typeof speechSynthesis !== 'undefined') speechSynthesis.cancel()
}
